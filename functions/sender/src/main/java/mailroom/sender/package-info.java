/**
 * Takes a chunk off its queue and sends it by one call to the provider, at most once; turns the provider's feedback into outcomes. It owns
 * the leases on chunks and nothing else. It hears {@code mailroom.chunk.ready.v1} and SES's events, and says
 * {@code mailroom.recipients.outcome.v1}.
 */
@NullMarked
package mailroom.sender;

import org.jspecify.annotations.NullMarked;
