// A chat that is known by another key from now on: a group became a supergroup, or the hashing key was changed.
import type { Database } from './schema.ts';

/** Moves every row of `from` to `to`; what already stands under `to` is newer, and stays. */
export async function moveChat(db: Database, from: string, to: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction.updateTable('donations').set({ chat: to }).where('chat', '=', from).execute();
    const newer = await transaction
      .selectFrom('chats')
      .select('key')
      .where('key', '=', to)
      .executeTakeFirst();
    if (newer === undefined) {
      await transaction.updateTable('chats').set({ key: to }).where('key', '=', from).execute();
    } else {
      await transaction.deleteFrom('chats').where('key', '=', from).execute();
    }
  });
}
