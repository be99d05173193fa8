import { exec } from 'node:child_process';

/** Bearer tokens that a shell command prints. */
export interface TokenSource {
  /** The token in use; runs the command the first time. Rejects with words that hold no secret. */
  current(): Promise<string>;
  /** A 401 came for this token: runs the command again where that may help. True: try once more. */
  aged(token: string): Promise<boolean>;
  /** The token was accepted, so a later 401 means that it has aged. */
  accepted(token: string): void;
}

function run(command: string, environment: NodeJS.ProcessEnv, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    exec(command, { env: environment, timeout: timeoutMs, windowsHide: true }, (error, stdout) => {
      const token = stdout.trim();
      // The command's own words may hold secrets: only its exit code is told.
      if (error !== null) {
        const how =
          error.killed === true
            ? `did not end within ${timeoutMs} ms`
            : `failed with exit code ${error.code ?? 'unknown'}`;
        reject(new Error(`the token command ${how}; run it by hand to see why`));
      } else if (token === '')
        reject(new Error('the token command printed nothing; it must print a bearer token'));
      else if (/[^\x21-\x7e]/.test(token)) {
        reject(
          new Error(
            'the token command printed more than one line or word; it must print a bearer token alone',
          ),
        );
      } else resolve(token);
    });
  });
}

/** `learn` is told each token, for it is a secret. */
export function createTokenSource(
  command: string,
  environment: NodeJS.ProcessEnv,
  timeoutMs: number,
  learn: (token: string) => void,
): TokenSource {
  let pending: Promise<string> | undefined;
  let latest: string | undefined;
  let mayHaveAged = true;

  const fetchToken = () => {
    pending = run(command, environment, timeoutMs).then((token) => {
      learn(token);
      latest = token;
      return token;
    });
    return pending;
  };
  return {
    current: () => pending ?? fetchToken(),
    async aged(token) {
      // Another request may have brought a newer one meanwhile.
      if (token !== latest) return true;
      if (!mayHaveAged) return false;
      mayHaveAged = false;
      latest = undefined;
      await fetchToken();
      return true;
    },
    accepted(token) {
      if (token === latest) mayHaveAged = true;
    },
  };
}
