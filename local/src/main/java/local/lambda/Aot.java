package local.lambda;

/** What is done with the functions' AOT caches (JEP 514). */
public enum Aot {
    /** Caches that exist are used. */
    USE,
    /** Caches that exist are used; a function without one records it in its first environment, written when that ends. */
    TRAIN,
    /** No cache is used or made. */
    OFF
}
