/** What the parts of the page may ask of the whole. */

import type { Network, NetworkNode } from './api/types';
import type { Pair } from './graph/model';
import type { View } from './view';

export interface App {
  readonly view: View;
  /** The network in the picture; null before the first one. */
  readonly network: Network | null;
  readonly pairs: Pair[];
  /** Goes to another view. A step is one that the back button undoes; otherwise the address is only corrected. */
  go(change: Partial<View>, step?: boolean): void;
  /** Shows everything again, since the graph itself has changed. */
  reload(change: Partial<View>): void;
  node(id: string): NetworkNode | undefined;
  /** Lights a node of the picture while somebody points at it elsewhere. */
  point(id: string | null): void;
}
