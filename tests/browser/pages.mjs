// Every kind of page that the smoke test opens. `as` is the role of the demo bar that looks at it; nobody by default.
/** @type {{ path: string, as?: 'newcomer' | 'shopper' | 'member' | 'operator' }[]} */
export const pages = [{ path: '/' }];
