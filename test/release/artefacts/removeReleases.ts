import { rmSync } from 'node:fs';
import { FOLDER_VARIABLE } from './releases';

export default function removeReleases(): void {
  const folder = process.env[FOLDER_VARIABLE];
  if (folder !== undefined) rmSync(folder, { recursive: true });
}
