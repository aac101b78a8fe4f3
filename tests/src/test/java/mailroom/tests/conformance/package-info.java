/** All contenders of the comparison, asked the same over HTTP: they must answer alike. */
@NullMarked
package mailroom.tests.conformance;

import org.jspecify.annotations.NullMarked;
