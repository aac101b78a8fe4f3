/** The ports over DynamoDB, SSM, KMS and the compact JWT form. Everything but {@link mailroom.security.adapter.SecurityAdapters} is private. */
@NullMarked
package mailroom.security.adapter;

import org.jspecify.annotations.NullMarked;
