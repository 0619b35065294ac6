/** Headers and claims of session tokens, as the vendors document them. */

/** A token's header and claims, for a person who has just signed in. */
export interface VendorToken {
  /** The heading in `docs/sign-in.md` with the options. */
  vendor: string;
  /** Set where a vendor has several kinds of tokens. */
  kind?: string;
  header: Record<string, unknown>;
  claims: (now: number) => Record<string, unknown>;
}

export const VENDOR_TOKENS: VendorToken[] = [
  {
    // https://clerk.com/docs/guides/sessions/session-tokens (version 2)
    vendor: 'Clerk',
    header: {
      alg: 'RS256',
      cat: 'cl_B7d4PD111AAA',
      kid: 'ins_2GIoQhbUpy0hX7B2cVkuTMinXoD',
      typ: 'JWT',
    },
    claims: (now) => ({
      azp: 'https://app.example.com',
      exp: now + 60,
      fea: 'u:mfa',
      fva: [7, -1],
      iat: now,
      iss: 'https://clerk.example.com',
      jti: 'a1b2c3d4e5f6a7b8c9d0',
      nbf: now - 10,
      pla: 'u:free',
      sid: 'sess_2GbDB4enNdCa5vS1zpC3Xzg9tK9',
      sts: 'active',
      sub: 'user_2GIpXOEpVyJw51rkZn9Kmnc6Sxr',
      v: 2,
    }),
  },
  {
    // https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles
    vendor: 'Auth0',
    header: { alg: 'RS256', typ: 'JWT', kid: 'NjVBRjY5MDlCMUIwNzU4RTA2QzZFMDQ4' },
    claims: (now) => ({
      iss: 'https://acme.eu.auth0.com/',
      sub: 'auth0|6553da60a54af58e29493993',
      aud: ['https://preferences.example.com', 'https://acme.eu.auth0.com/userinfo'],
      iat: now,
      exp: now + 86_400,
      scope: 'openid profile email',
      azp: 'K1AUPhZq8mRi0Q0pjhkfu1D7y6KjDQja',
    }),
  },
  {
    vendor: 'Auth0',
    kind: 'RFC 9068',
    header: { alg: 'RS256', typ: 'at+jwt', kid: 'NjVBRjY5MDlCMUIwNzU4RTA2QzZFMDQ4' },
    claims: (now) => ({
      iss: 'https://acme.eu.auth0.com/',
      sub: 'auth0|6553da60a54af58e29493993',
      aud: 'https://preferences.example.com',
      iat: now,
      exp: now + 86_400,
      scope: 'openid profile email',
      jti: '73WakrfVbNJBaAmhQtEeDv',
      client_id: 'K1AUPhZq8mRi0Q0pjhkfu1D7y6KjDQja',
    }),
  },
  {
    // https://supabase.com/docs/guides/auth/jwt-fields
    vendor: 'Supabase',
    header: { alg: 'ES256', kid: '3f1f8a0e-5c1b-4b1e-9f27-2f3ce1a4b7d9', typ: 'JWT' },
    claims: (now) => ({
      iss: 'https://abcdefghijklmnop.supabase.co/auth/v1',
      sub: '123e4567-e89b-12d3-a456-426614174000',
      aud: 'authenticated',
      exp: now + 3600,
      iat: now,
      email: 'john@example.com',
      phone: '',
      app_metadata: { provider: 'email', providers: ['email'] },
      user_metadata: {},
      role: 'authenticated',
      aal: 'aal1',
      amr: [{ method: 'password', timestamp: now }],
      session_id: '6a9c2f9e-0c3f-4d2e-9b57-cc1f6f0f9f11',
      is_anonymous: false,
    }),
  },
  {
    // https://better-auth.com/docs/plugins/jwt
    vendor: 'better-auth',
    header: { alg: 'EdDSA', kid: 'c5c7995d-0037-4553-8aee-b5b620b89b23' },
    claims: (now) => ({
      iat: now,
      name: 'John',
      email: 'john@example.com',
      emailVerified: true,
      image: null,
      createdAt: '2026-01-05T10:00:00.000Z',
      updatedAt: '2026-01-05T10:00:00.000Z',
      id: 'X7mTq2bQWcnR0sZkYpLdVhJfUeAgNiOt',
      sub: 'X7mTq2bQWcnR0sZkYpLdVhJfUeAgNiOt',
      exp: now + 900,
      iss: 'https://app.example.com',
      aud: 'https://app.example.com',
    }),
  },
  {
    // https://developer.okta.com/docs/guides/validate-access-tokens/
    vendor: 'Okta',
    header: { kid: 'U5R8cHbGw445Qbq8zVO1PcCpXL8yG6IcovVa3laCoxM', alg: 'RS256' },
    claims: (now) => ({
      ver: 1,
      jti: 'AT.0mP4JKAZX1iACIT4vbEDF7LpvDVjxypPMf0D7uX39RE',
      iss: 'https://acme.okta.com/oauth2/default',
      aud: 'api://default',
      iat: now,
      exp: now + 3600,
      cid: '0oa5t0f9vXkQ1aBcD5d7',
      uid: '00ujmkLgagxeRrAg20g4',
      scp: ['openid', 'email'],
      auth_time: now - 60,
      sub: 'john@example.com',
    }),
  },
  {
    // https://firebase.google.com/docs/auth/admin/verify-id-tokens
    vendor: 'Firebase',
    header: { alg: 'RS256', kid: '3f6728a7c1d5b2e94a0f81c6d3b7e5a29c4f1d08', typ: 'JWT' },
    claims: (now) => ({
      name: 'John',
      iss: 'https://securetoken.google.com/acme-app',
      aud: 'acme-app',
      auth_time: now - 60,
      user_id: 'Xk893u23H9SI893aBcDeFgHiJkL2',
      sub: 'Xk893u23H9SI893aBcDeFgHiJkL2',
      iat: now,
      exp: now + 3600,
      email: 'john@example.com',
      email_verified: true,
      firebase: { identities: { email: ['john@example.com'] }, sign_in_provider: 'password' },
    }),
  },
  {
    // https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
    vendor: 'Cognito',
    header: { kid: '1234example=', alg: 'RS256' },
    claims: (now) => ({
      sub: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
      'cognito:groups': ['testgroup'],
      iss: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI',
      version: 2,
      client_id: '1example23456789',
      origin_jti: 'aaaaaaaa-bbbb-cccc-dddd-ffffffffffff',
      event_id: '64f513be-32db-42b0-b78e-b02127b4f463',
      token_use: 'access',
      scope: 'openid profile email',
      auth_time: now - 60,
      exp: now + 3600,
      iat: now,
      jti: 'aaaaaaaa-bbbb-cccc-dddd-999999999999',
      username: 'john',
    }),
  },
  {
    // https://www.keycloak.org/docs/latest/server_admin/ and tokens of Keycloak 26
    vendor: 'Keycloak',
    header: { alg: 'RS256', typ: 'JWT', kid: 'R1dJgLz8v5sFQ0l3cQn2yE7hTqM9oKwX4bAaVuYpNiE' },
    claims: (now) => ({
      exp: now + 300,
      iat: now,
      auth_time: now - 5,
      jti: 'onrtac:d58f5dc8-fd8f-462b-8a19-716f8f83985b',
      iss: 'https://id.example.com/realms/acme',
      aud: 'account',
      sub: '36fa0f91-f94d-4a0c-afed-6b7d952e47da',
      typ: 'Bearer',
      azp: 'acme-web',
      sid: '2a88c258-f73a-4103-b862-e1fbd8f4e04e',
      acr: '1',
      'allowed-origins': ['https://app.example.com'],
      realm_access: { roles: ['offline_access', 'default-roles-acme', 'uma_authorization'] },
      resource_access: { account: { roles: ['manage-account', 'view-profile'] } },
      scope: 'openid email profile',
      email_verified: true,
      name: 'John',
      preferred_username: 'john',
      email: 'john@example.com',
    }),
  },
  {
    // https://workos.com/docs/reference/authkit/session-tokens, with a JWT template for `aud`
    vendor: 'WorkOS',
    header: { alg: 'RS256', kid: 'sso_oidc_key_pair_01HRDMC6CM357W30QMHMQ96Q0S' },
    claims: (now) => ({
      aud: 'https://preferences.example.com',
      iss: 'https://api.workos.com/user_management/client_01HXYZ123456789ABCDEFGHIJ',
      sub: 'user_01HBEQKA6K4QJAS93VPE39W1JT',
      org_id: 'org_01HRDMC6CM357W30QMHMQ96Q0S',
      role: 'member',
      roles: ['member'],
      permissions: ['posts:read', 'posts:write'],
      entitlements: ['audit-logs'],
      sid: 'session_01HQSXZGF8FHF7A9ZZFCW4387R',
      jti: '01HQSXZXPPFPKMDD32RKTFY6PV',
      exp: now + 300,
      iat: now,
    }),
  },
];
