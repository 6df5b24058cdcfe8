/** Tests run in UTC, as the program does, on all cores: a test that starts a process waits for it and needs none itself. */
import { defineConfig } from 'vitest/config';

process.env['TZ'] = 'UTC';

export default defineConfig({ test: { maxWorkers: '100%' } });
