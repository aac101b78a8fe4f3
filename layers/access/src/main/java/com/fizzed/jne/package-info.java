/** One class in the place of a library: see {@link com.fizzed.jne.JNE}. */
@NullMarked
package com.fizzed.jne;

import org.jspecify.annotations.NullMarked;
