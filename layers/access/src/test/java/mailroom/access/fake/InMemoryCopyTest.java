package mailroom.access.fake;

import mailroom.access.copy.CopyContract;

class InMemoryCopyTest extends CopyContract {
    @Override
    protected Ports empty() {
        InMemoryCopy copy = new InMemoryCopy();
        return new Ports(copy, copy, copy);
    }
}
