/** The ports on AWS and Handlebars; {@link mailroom.sender.adapter.SenderAdapters} is the one way in. */
@NullMarked
package mailroom.sender.adapter;

import org.jspecify.annotations.NullMarked;
