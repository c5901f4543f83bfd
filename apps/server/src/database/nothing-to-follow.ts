/** There is no record yet that a server could follow, or the standby is not as far as this server has been: it waits. */
export class NothingToFollow extends Error {
  override name = 'NothingToFollow';
}
