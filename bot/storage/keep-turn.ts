// What a turn leaves behind, as statements. They run inside the transaction of whoever calls.
import type Sqlite from 'better-sqlite3';
import { type CompiledQuery, sql } from 'kysely';
import type { Kept, KeptEffect } from '../turn.ts';
import type { Database } from './schema.ts';

/** `today`: the day of the row, as YYYY-MM-DD. */
export type KeepTurn = (kept: Kept, today: string) => void;

/** The statements of every turn are prepared once; the rare ones are ordinary queries. */
export function keepsTurns(sqlite: Sqlite.Database, db: Database): KeepTurn {
  const saveChat = sqlite.prepare(
    `INSERT INTO chats (key, chosen, last, simple, alerted, talk, talk_at, updated_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET chosen = excluded.chosen, last = excluded.last, simple = excluded.simple,
       alerted = excluded.alerted, talk = excluded.talk, talk_at = excluded.talk_at, updated_on = excluded.updated_on`,
  );
  const count = sqlite.prepare(
    `INSERT INTO counts (day, verdict, scheme, language, amount) VALUES (?, ?, ?, ?, 1)
     ON CONFLICT (day, verdict, scheme, language) DO UPDATE SET amount = amount + 1`,
  );
  const run = ({ sql: text, parameters }: CompiledQuery): void =>
    void sqlite.prepare(text).run(...parameters);
  return ({ chat, state, counted, effects }, today) => {
    if (state !== null) {
      const { chosen, last, simple, alerted, talk } = state;
      const asJson = talk === null ? null : JSON.stringify(talk);
      saveChat.run(chat, chosen, last, Number(simple), alerted, asJson, talk?.at ?? null, today);
    }
    if (counted !== null) count.run(today, counted.verdict, counted.scheme ?? '', counted.language);
    for (const effect of effects) queriesOf(db, chat, effect, today).forEach(run);
  };
}

function queriesOf(db: Database, chat: string, effect: KeptEffect, today: string): CompiledQuery[] {
  switch (effect.kind) {
    case 'campaign':
      return [tally(db, today, 'campaign', effect.name)];
    case 'wrong': {
      const { verdict, reason } = effect;
      const about = 'scheme' in verdict ? verdict.scheme : verdict.kind;
      return [tally(db, today, 'wrong', `${about} ${reason}`)];
    }
    case 'donate': {
      const { text, reason, verdict } = effect;
      const scheme = 'scheme' in verdict ? verdict.scheme : '';
      const row = { chat, text, reason, verdict: verdict.kind, scheme, given_on: today, address: null };
      return [db.insertInto('donations').values(row).compile()];
    }
    case 'subscribe': {
      const last = db
        .selectFrom('donations')
        .select(({ fn }) => fn.max('id').as('id'))
        .where('chat', '=', chat);
      return [db.updateTable('donations').set({ address: effect.address }).where('id', '=', last).compile()];
    }
    case 'told':
      return [db.updateTable('donations').set({ address: null }).where('id', '=', effect.donation).compile()];
    case 'moved':
      return moved(db, effect.from, chat);
    case 'forget':
      return [
        db.deleteFrom('donations').where('chat', '=', chat).compile(),
        db.deleteFrom('chats').where('key', '=', chat).compile(),
        db.deleteFrom('outbox').where('chat', '=', chat).compile(),
      ];
  }
}

/** What already stands under `to` is newer, and stays. */
function moved(db: Database, from: string, to: string): CompiledQuery[] {
  const newer = db.selectFrom('chats').select('key').where('key', '=', to);
  return [
    db.updateTable('donations').set({ chat: to }).where('chat', '=', from).compile(),
    db.updateTable('outbox').set({ chat: to }).where('chat', '=', from).compile(),
    db
      .deleteFrom('chats')
      .where('key', '=', from)
      .where((where) => where.exists(newer))
      .compile(),
    db.updateTable('chats').set({ key: to }).where('key', '=', from).compile(),
  ];
}

function tally(db: Database, day: string, what: string, name: string): CompiledQuery {
  return db
    .insertInto('tallies')
    .values({ day, what, name, amount: 1 })
    .onConflict((conflict) =>
      conflict.columns(['day', 'what', 'name']).doUpdateSet({ amount: sql`amount + 1` }),
    )
    .compile();
}
