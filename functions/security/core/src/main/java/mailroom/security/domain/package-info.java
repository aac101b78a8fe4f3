/**
 * API keys, the tokens they are exchanged for, and the keys that sign those tokens: who may call Mailroom, decided without knowing AWS, JSON or
 * HTTP.
 */
@NullMarked
package mailroom.security.domain;

import org.jspecify.annotations.NullMarked;
