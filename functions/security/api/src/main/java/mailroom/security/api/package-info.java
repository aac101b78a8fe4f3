/**
 * The security service over HTTP. Two public endpoints: an API key in exchange for a token, and the public keys that verify such tokens. And behind
 * the guard: people, roles, policies, API keys, the audit, and questions about who may do what.
 */
@NullMarked
package mailroom.security.api;

import org.jspecify.annotations.NullMarked;
