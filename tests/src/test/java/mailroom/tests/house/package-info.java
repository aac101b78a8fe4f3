/** Tests on the house as a whole: rooms, zips, template, contracts. */
@NullMarked
package mailroom.tests.house;

import org.jspecify.annotations.NullMarked;
