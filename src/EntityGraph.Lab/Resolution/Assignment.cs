namespace EntityGraph.Lab.Resolution;

/// <summary>The best one-to-one assignment of rows to columns (the Hungarian method with potentials, cubic time).</summary>
internal static class Assignment
{
    /// <summary>Chooses for each row a column so that the sum is largest.</summary>
    /// <param name="gain">What a row and a column give together, at least 0; no more rows than columns.</param>
    /// <returns>The column of each row.</returns>
    public static int[] Best(double[,] gain)
    {
        var (rows, columns) = (gain.GetLength(0), gain.GetLength(1));
        var (rowPotential, columnPotential) = (new double[rows + 1], new double[columns + 1]);
        var rowOf = new int[columns + 1]; // Counted from 1; 0 is free.
        for (var row = 1; row <= rows; row++)
        {
            Augment(gain, row, rowOf, rowPotential, columnPotential);
        }

        var best = new int[rows];
        for (var column = 1; column <= columns; column++)
        {
            if (rowOf[column] > 0)
            {
                best[rowOf[column] - 1] = column - 1;
            }
        }

        return best;
    }

    // Finds the cheapest path from a new row to a free column and turns it over.
    private static void Augment(double[,] gain, int row, int[] rowOf, double[] rowPotential, double[] columnPotential)
    {
        var columns = columnPotential.Length - 1;
        var slack = new double[columns + 1];
        Array.Fill(slack, double.PositiveInfinity);
        var (seen, way, column) = (new bool[columns + 1], new int[columns + 1], 0);
        rowOf[0] = row;
        do
        {
            seen[column] = true;
            var (current, delta, next) = (rowOf[column], double.PositiveInfinity, 0);
            for (var j = 1; j <= columns; j++)
            {
                if (seen[j])
                {
                    continue;
                }

                var cost = -gain[current - 1, j - 1] - rowPotential[current] - columnPotential[j];
                (slack[j], way[j]) = cost < slack[j] ? (cost, column) : (slack[j], way[j]);
                (delta, next) = slack[j] < delta ? (slack[j], j) : (delta, next);
            }

            for (var j = 0; j <= columns; j++)
            {
                if (seen[j])
                {
                    rowPotential[rowOf[j]] += delta;
                    columnPotential[j] -= delta;
                }
                else
                {
                    slack[j] -= delta;
                }
            }

            column = next;
        }
        while (rowOf[column] != 0);

        for (; column != 0; column = way[column])
        {
            rowOf[column] = rowOf[way[column]];
        }
    }
}
