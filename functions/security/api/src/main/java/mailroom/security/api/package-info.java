/**
 * Two public endpoints: an API key in exchange for a token, and the public keys that verify such tokens. It signs by KMS and publishes the key set
 * before the first signature.
 */
@NullMarked
package mailroom.security.api;

import org.jspecify.annotations.NullMarked;
