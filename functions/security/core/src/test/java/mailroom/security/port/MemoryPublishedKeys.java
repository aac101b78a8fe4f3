package mailroom.security.port;

import mailroom.security.domain.KeySet;

/** A key set in memory that counts its reads and can be out of order. */
public final class MemoryPublishedKeys implements PublishedKeys {
    private KeySet keys = KeySet.EMPTY;
    private int reads;
    private int writes;
    private boolean broken;

    @Override
    public KeySet read() {
        reads++;
        check();
        return keys;
    }

    @Override
    public void publish(KeySet set) {
        writes++;
        check();
        keys = set;
    }

    public void breakDown() {
        broken = true;
    }

    public void repair() {
        broken = false;
    }

    public int reads() {
        return reads;
    }

    public int writes() {
        return writes;
    }

    private void check() {
        if (broken) {
            throw new IllegalStateException("the parameter store does not answer");
        }
    }
}
