import type { Scene } from '../scenario.ts';

export async function liveScenario(scene: Scene, onProgress?: (what: string) => void): Promise<void> {
  onProgress?.('opening a session');
  await scene.target.pause(0);
}
