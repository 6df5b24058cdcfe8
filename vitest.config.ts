/** Tests run in UTC, as the program does. */
import { defineConfig } from 'vitest/config';

process.env['TZ'] = 'UTC';

export default defineConfig({});
