/** What went wrong, stable across versions: programs branch on it, people read the message. */
export type FlowErrorCode =
  | 'bad-size' // arrays that do not fit together, or more nodes or arcs than 2^27
  | 'bad-node' // an arc's end that is not a node
  | 'bad-supply' // not a safe integer
  | 'bad-lower' // not a safe integer
  | 'bad-capacity' // not a safe integer or Infinity, or below the lower bound
  | 'bad-cost' // not a safe integer
  | 'bad-order' // canonical ranks that are not a permutation
  | 'bad-change' // a change that names what does not exist
  | 'cost-overflow' // nodes × largest cost leaves the exact integers
  | 'quantity-overflow' // a flow or a shifted supply leaves the exact integers
  | 'uncertified'; // a result that its own certificate refuses: a bug here, never an answer

/** The one error that this package throws on purpose. `index` is the node or arc at fault, in the caller's numbering. */
export class FlowError extends Error {
  override readonly name = 'FlowError';
  readonly code: FlowErrorCode;
  readonly index: number | undefined;

  constructor(code: FlowErrorCode, message: string, index?: number) {
    super(message);
    this.code = code;
    this.index = index;
  }
}
