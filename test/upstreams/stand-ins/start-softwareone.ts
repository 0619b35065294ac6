/** Runs the stand-in for SoftwareOne's Marketplace on a port, 8790 unless told otherwise. */
import { startSoftwareOne } from './softwareone.ts';

const { url, tokens } = await startSoftwareOne({ port: Number(process.argv[2] ?? 8790) });
console.log(`MPT_API_BASE_URL=${url}`);
for (const [role, token] of Object.entries(tokens)) {
  console.log(`MPT_API_TOKEN_${role.toUpperCase()}=${token}`);
}
