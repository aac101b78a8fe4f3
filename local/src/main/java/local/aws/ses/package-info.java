/** SES v2 as far as mails go: takes them, hands them to an SMTP server, and publishes what became of each recipient. */
@NullMarked
package local.aws.ses;

import org.jspecify.annotations.NullMarked;
