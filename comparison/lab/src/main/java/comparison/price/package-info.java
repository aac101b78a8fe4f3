/** What an application costs a month, by the one dated price list that the local runtime's bill uses too. */
@NullMarked
package comparison.price;

import org.jspecify.annotations.NullMarked;
