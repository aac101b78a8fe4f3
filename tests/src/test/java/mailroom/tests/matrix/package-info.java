/** Who gets which answer where: every route of the template, for nobody and for each role, on things of one's own, of one's team and of another team. */
@NullMarked
package mailroom.tests.matrix;

import org.jspecify.annotations.NullMarked;
