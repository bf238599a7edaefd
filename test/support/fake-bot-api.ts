// A small stand-in for the Telegram Bot API on loopback: what a user does, what a test asks, what can go wrong.
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FilePart, type Json, parseBody } from './bot-api-body.ts';
import { ApiRefusal, checkHtml, checkKeyboard } from './bot-api-checks.ts';

/** One call the bot made. */
export interface Call {
  readonly method: string;
  readonly params: Json;
  readonly files: Readonly<Record<string, FilePart>>;
  readonly at: number;
}

/** Something that goes wrong instead of an answer, `times` times. */
export interface Fault {
  readonly method?: string | RegExp;
  times?: number;
  readonly status: number;
  readonly description: string;
  readonly parameters?: Json;
  /**
   * Instead of a refusal: the call is taken and never answered, its connection is cut, or it is answered with half a
   * JSON text; with `late` it is carried out before that.
   */
  readonly instead?: 'hang' | 'reset' | 'half an answer';
  readonly late?: boolean;
}

type TelegramMessage = Json & { message_id: number; chat: { id: number } };

const now = (): number => Math.floor(Date.now() / 1000);

export class FakeBotApi {
  calls: Call[] = [];
  faults: Fault[] = [];
  /** Asked at every call for something that goes wrong with it. */
  weather: (method: string, params: Json) => Fault | undefined = () => undefined;
  /** `chat:message` → the message as it stands now. */
  readonly messages = new Map<string, TelegramMessage>();
  readonly #events = new EventEmitter();
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #waiting = new Set<() => void>();
  #queue: (Json & { update_id: number })[] = [];
  #updateId = 1;
  #messageId = 100;

  /** Begins to listen; resolves to the address to give the bot as its API root. */
  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const wake of this.#waiting) wake();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  // What a user does.

  /** Delivers any update; returns its number. */
  update(update: Json): number {
    const update_id = this.#updateId++;
    this.#queue.push({ update_id, ...update });
    for (const wake of this.#waiting) wake();
    return update_id;
  }

  /** Delivers an update that was delivered before. */
  again(update_id: number, update: Json): void {
    this.#queue.push({ update_id, ...update });
    for (const wake of this.#waiting) wake();
  }

  user(id: number): Json {
    return { id, is_bot: false, first_name: `User ${id}`, language_code: 'ru' };
  }

  chat(id: number): { id: number } & Json {
    return id > 0
      ? { id, type: 'private', first_name: `User ${id}` }
      : { id, type: 'supergroup', title: 'Group' };
  }

  /** A message of a user as Telegram would deliver it, with the given content. */
  message(content: Json, from = 7, chat = from): TelegramMessage {
    return this.#keep({
      message_id: this.#messageId++,
      date: now(),
      from: this.user(from),
      chat: this.chat(chat),
      ...content,
    });
  }

  /** A user writes. */
  text(text: string, from = 7): number {
    const command = /^\/\w+/.exec(text)?.[0];
    const entities =
      command === undefined ? {} : { entities: [{ type: 'bot_command', offset: 0, length: command.length }] };
    return this.update({ message: this.message({ text, ...entities }, from) });
  }

  /** A user presses a button of a message the bot sent. */
  press(call: Call, data: string, from = 7): number {
    const message = [...this.messages.values()].find(
      (one) => one['text'] === call.params['text'] && one.chat.id === from,
    );
    return this.update({
      callback_query: {
        id: String(this.#updateId),
        from: this.user(from),
        chat_instance: '1',
        message,
        data,
      },
    });
  }

  // What a test asks.

  of(method: string): Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** The `count`-th call of a method, as soon as it is there. Rejects after `ms` with what was called instead. */
  async waitFor(method: string, count = 1, ms = 5000): Promise<Call> {
    const deadline = AbortSignal.timeout(ms);
    while (this.of(method).length < count) {
      try {
        await once(this.#events, 'call', { signal: deadline });
      } catch {
        const seen = this.calls.map((call) => call.method).join(', ');
        throw new Error(`no ${method} ×${count} within ${ms} ms; saw: ${seen}`);
      }
    }
    return this.of(method)[count - 1]!;
  }

  // The server.

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = /^\/bot[^/]+\/(\w+)/.exec(request.url ?? '')?.[1];
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (method === undefined) {
      refuse(response, 404, 'Not Found');
      return;
    }
    const { params, files } = parseBody(request.headers['content-type'] ?? '', Buffer.concat(chunks));
    if (method !== 'getUpdates') {
      this.calls.push({ method, params, files, at: Date.now() });
      this.#events.emit('call');
    }
    const fault = this.#faultFor(method) ?? this.weather(method, params);
    if (fault !== undefined) {
      if (fault.late === true) await this.#carryOut(method, params, files, response);
      this.#goWrong(fault, response);
      return;
    }
    try {
      accept(response, await this.#carryOut(method, params, files, response));
    } catch (error) {
      refuse(
        response,
        400,
        error instanceof ApiRefusal ? error.message : `Internal Server Error: ${String(error)}`,
      );
    }
  }

  #goWrong({ instead, status, description, parameters }: Fault, response: ServerResponse): void {
    switch (instead) {
      case 'hang':
        return;
      case 'reset':
        response.destroy();
        return;
      case 'half an answer':
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true,"resu');
        return;
      case undefined:
        refuse(response, status, description, parameters);
    }
  }

  #faultFor(method: string): Fault | undefined {
    const fault = this.faults.find(
      (one) =>
        (one.times ?? 1) > 0 &&
        (one.method === undefined ||
          (typeof one.method === 'string' ? one.method === method : one.method.test(method))),
    );
    if (fault !== undefined) fault.times = (fault.times ?? 1) - 1;
    return fault;
  }

  async #carryOut(
    method: string,
    params: Json,
    files: Call['files'],
    response: ServerResponse,
  ): Promise<unknown> {
    switch (method) {
      case 'getMe':
        return { id: 42, is_bot: true, first_name: 'Fake', username: 'fake_bot' };
      case 'getUpdates':
        return this.#getUpdates(params, response);
      case 'sendMessage':
        return this.#sent(params, { text: checkedText(params) });
      case 'sendPhoto':
        return this.#sent(params, {
          caption: params['caption'],
          photo: [{ file_id: files['photo']?.filename ?? '' }],
        });
      case 'editMessageText':
        return this.#edited(params, { text: checkedText(params) });
      case 'deleteMessage':
        return this.messages.delete(`${String(params['chat_id'])}:${String(params['message_id'])}`);
      default:
        return true;
    }
  }

  #sent(params: Json, content: Json): TelegramMessage {
    const chat = Number(params['chat_id']);
    const reply = parsed(params['reply_parameters']);
    const original = this.messages.get(`${chat}:${String(reply?.['message_id'])}`);
    return this.#keep({
      message_id: this.#messageId++,
      date: now(),
      from: { id: 42, is_bot: true, first_name: 'Fake', username: 'fake_bot' },
      chat: this.chat(chat),
      reply_markup: checkKeyboard(parsed(params['reply_markup'])),
      ...(original === undefined ? {} : { reply_to_message: original }),
      ...content,
    });
  }

  #edited(params: Json, content: Json): TelegramMessage {
    const key = `${String(params['chat_id'])}:${String(params['message_id'])}`;
    const old = this.messages.get(key);
    if (old === undefined) throw new ApiRefusal('Bad Request: message to edit not found');
    const reply_markup = checkKeyboard(parsed(params['reply_markup']));
    const edited = { ...old, ...content, reply_markup };
    if (JSON.stringify(edited) === JSON.stringify(old)) {
      throw new ApiRefusal('Bad Request: message is not modified: specified new message content is the same');
    }
    return this.#keep(edited);
  }

  #keep(message: TelegramMessage): TelegramMessage {
    this.messages.set(`${message.chat.id}:${message.message_id}`, message);
    return message;
  }

  /** Long polling: an offset confirms what came before it; with nothing to tell the answer waits. */
  async #getUpdates(params: Json, response: ServerResponse): Promise<Json[]> {
    const offset = Number(params['offset'] ?? 0);
    if (offset > 0) this.#queue = this.#queue.filter(({ update_id }) => update_id >= offset);
    if (this.#queue.length === 0 && Number(params['timeout'] ?? 0) > 0) {
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          this.#waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, Number(params['timeout']) * 1000);
        this.#waiting.add(wake);
        response.on('close', wake);
      });
    }
    return this.#queue.slice(0, Number(params['limit'] ?? 100));
  }
}

function checkedText(params: Json): string {
  const text = params['text'];
  if (typeof text !== 'string' || text === '') throw new ApiRefusal('Bad Request: message text is empty');
  if (text.length > 4096) throw new ApiRefusal('Bad Request: message is too long');
  if (params['parse_mode'] === 'HTML') checkHtml(text);
  return text;
}

function parsed(value: unknown): Json | undefined {
  if (typeof value === 'string') return JSON.parse(value) as Json;
  return value as Json | undefined;
}

function accept(response: ServerResponse, result: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, result }));
}

function refuse(response: ServerResponse, status: number, description: string, parameters?: Json): void {
  const body = JSON.stringify({ ok: false, error_code: status, description, parameters });
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}
