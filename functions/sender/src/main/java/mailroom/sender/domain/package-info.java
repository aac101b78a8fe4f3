/** What the sender decides, without any service: who may call the provider, what becomes of each recipient, when to come again. */
@NullMarked
package mailroom.sender.domain;

import org.jspecify.annotations.NullMarked;
