import { type Both, both as b } from '../language/language.ts';

/** Why a server has stopped for good: going on would be a second history of its public record. */
export type StopReason =
  /** The tree in the database does not contain the last one that this server has signed; entries of both. */
  | { readonly code: 'second-history'; readonly signed: number; readonly found: number }
  /** A fact that was acknowledged is gone, or another stands in its place; `found`: where the journal ends now. */
  | { readonly code: 'facts-gone'; readonly position: number; readonly found: number }
  /** A witness has cosigned a tree that the database's does not contain. */
  | { readonly code: 'witness-ahead'; readonly witness: string; readonly said: string }
  /** Something that follows the journal has come further than the journal goes. */
  | { readonly code: 'reader-ahead'; readonly reader: string; readonly at: number; readonly journal: number }
  /** This server began with a snapshot that is not what the facts up to `position` make; `part` of the state is where it was seen. */
  | { readonly code: 'snapshot-differs'; readonly position: number; readonly part: string }
  /** The log was ended openly beside this server, and goes on as another. */
  | { readonly code: 'log-ended'; readonly generation: number };

/** What has happened, in one sentence for whoever runs the site; holds nothing that is not public. */
export function sayStop(reason: StopReason): Both {
  switch (reason.code) {
    case 'second-history': {
      const { signed, found } = reason;
      return signed > found
        ? b(
            `公开日志已签署至 ${signed} 条，数据库中却只有 ${found} 条：数据库丢失了末尾部分，或恢复的是较旧的备份。`,
            `The public log is signed up to ${signed} entries and the database holds ${found}: it has lost its tail, or an older backup was restored.`,
          )
        : b(
            `本服务器签署过 ${signed} 条的公开日志，数据库中的日志（${found} 条）却不包含它：这已是另一段历史。`,
            `This server has signed a public log of ${signed} entries, which the database's log (${found} entries) does not contain: that is another history.`,
          );
    }
    case 'facts-gone': {
      const { position, found } = reason;
      return found < position
        ? b(
            `本服务器已确认至第 ${position} 条记录，数据库中却只到第 ${found} 条：数据库丢失了末尾部分。`,
            `This server has acknowledged records up to ${position}, and the database ends at ${found}: it has lost its tail.`,
          )
        : b(
            `数据库中第 ${position} 条记录与本服务器确认过的不是同一条：末尾部分丢失后已写入别的记录。`,
            `Record ${position} in the database is not the one that this server has acknowledged: a tail was lost and others were written in its place.`,
          );
    }
    case 'witness-ahead':
      return b(
        `见证方 ${reason.witness} 共签过的日志不在本数据库之中（见证方答复：${reason.said}）。`,
        `Witness ${reason.witness} has cosigned a log that the database does not contain (it says: ${reason.said}).`,
      );
    case 'reader-ahead':
      return b(
        `${reason.reader} 已读到第 ${reason.at} 条记录，账本却只到第 ${reason.journal} 条：账本的末尾部分丢失了。`,
        `${reason.reader} has come to record ${reason.at}, and the journal ends at ${reason.journal}: the journal has lost its tail.`,
      );
    case 'snapshot-differs':
      return b(
        `本服务器从第 ${reason.position} 条记录的快照启动，而由账本逐条重算的结果与快照不符（${reason.part}）。该快照已停用，重新启动时将从账本逐条重算。`,
        `This server began with a snapshot of record ${reason.position}, and the journal, replayed from its first record, gives something else (${reason.part}). The snapshot is set aside: start the server again, and it replays the journal.`,
      );
    case 'log-ended':
      return b(
        `公开日志已公开终止，并以第 ${reason.generation} 期继续；本服务器用的仍是旧日志的密钥。`,
        `The public log was ended openly and goes on as its part ${reason.generation}; this server still holds the key of the old one.`,
      );
  }
}
