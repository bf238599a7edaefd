/** Once a list is given, every kind wanted must be named in it. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'guest_message',
] as const;
