/** What the API returns, as far as the page reads it; `/openapi.json` describes everything. */

export interface Account {
  id: string;
  email: string;
  pending_email: string | null;
  full_name: string;
  is_email_verified: boolean;
  created_at: string;
}

export interface Session {
  id: string;
  device: string;
  ip: string;
  created_at: string;
  last_used_at: string;
  expires_at: string;
  current: boolean;
}

export interface Template {
  id: string;
  title: string;
  category: string;
  content: string;
  isDefault: boolean;
  userId: string | null;
  placeholders: string[];
  createdAt: string | null;
  updatedAt: string | null;
}

/** A login that needs a second factor before there is a session. */
export interface MfaChallenge {
  mfa_token: string;
  expires_in: number;
  methods: string[];
}
