import { types } from 'node:util';

// The SDK checks errors with `instanceof Error`. Jest runs tests in a separate realm, where this is false for errors of Node's
// network code. In Lambda it is true, so this file makes it true in tests.
Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, value: unknown) {
    return this === Error ? types.isNativeError(value) : Function.prototype[Symbol.hasInstance].call(this as () => void, value);
  },
});
