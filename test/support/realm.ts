import { types } from 'node:util';

// Jest runs a test in a realm of its own, where an error of Node's network code is no `instanceof Error`, for which the SDK
// asks. In Lambda it is one.
Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, value: unknown) {
    return this === Error ? types.isNativeError(value) : Function.prototype[Symbol.hasInstance].call(this as () => void, value);
  },
});
