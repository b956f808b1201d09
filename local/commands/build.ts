import { bundle } from '../build/bundle.mjs';

/** `npm run build [-- FUNCTION]`: writes the Lambda function's bundle and prints where it is and how large. */
export async function main([functionName]: string[]): Promise<number> {
  const { file, bytes } = await bundle(functionName);
  console.log(`${file}: ${Math.round(bytes / 1024)} KB`);
  return 0;
}
