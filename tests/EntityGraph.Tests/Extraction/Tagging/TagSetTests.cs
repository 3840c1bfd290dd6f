using EntityGraph.Extraction;
using EntityGraph.Extraction.Tagging;

namespace EntityGraph.Tests.Extraction.Tagging;

public sealed class TagSetTests
{
    [Theory]
    [InlineData("B-LOCderiv", NameClass.Location, MentionForm.Derived, true)]
    [InlineData("I-PER", NameClass.Person, MentionForm.Name, false)]
    [InlineData("B-ORGpart", NameClass.Organization, MentionForm.Part, true)]
    public void A_name_leads_to_its_label_and_back(string name, NameClass nameClass, MentionForm form, bool begins)
    {
        var label = TagSet.Find(name);

        Assert.NotNull(label);
        Assert.Equal(new Tag(nameClass, form, begins), TagSet.Of(label.Value));
        Assert.Equal(name, TagSet.NameOf(label.Value));
    }

    [Fact]
    public void An_inside_follows_only_its_own_kind()
    {
        var inside = TagSet.Find("I-ORG");

        var before = Enumerable.Range(0, TagSet.Count).Where(label => TagSet.MayFollow(label, inside ?? 0));

        Assert.Equal(["B-ORG", "I-ORG"], before.Select(label => TagSet.NameOf((byte)label)));
    }

    [Fact]
    public void A_class_that_the_set_lacks_has_no_label() => Assert.Null(TagSet.Find("B-MISC"));
}
