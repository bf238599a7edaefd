/** What the button so labelled carries, in a call that sent it. */
export function buttonOf(params: Readonly<Record<string, unknown>>, label: string): string {
  const markup = params['reply_markup'] as { inline_keyboard: { text: string; callback_data: string }[][] };
  const button = markup.inline_keyboard.flat().find(({ text }) => text === label);
  if (button === undefined) throw new Error(`no button «${label}»`);
  return button.callback_data;
}
