/** Tells a failure of the machine from a bug, and says it. */
import { PortTaken } from '../preview/PortTaken.ts';
import { FolderLocked } from '../publish/lockFolder.ts';
import { ResultLost } from './ResultLost.ts';

/** What to print where an error is the machine's; errors of the operating system carry a code such as ENOSPC. */
export function machineFailure(error: unknown): string | undefined {
  if (error instanceof ResultLost)
    return `the machine failed: ${error.message}\nThe command may have done its work all the same.`;
  const isMachines =
    error instanceof FolderLocked ||
    error instanceof PortTaken ||
    (error instanceof Error && 'syscall' in error && 'code' in error);
  return isMachines
    ? `the machine failed: ${error.message}\nNothing in the output folder has changed.`
    : undefined;
}
