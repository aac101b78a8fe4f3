package mailroom.access.rate;

class MemoryWindowsTest extends WindowsContract {
    @Override
    protected Windows windows() {
        return new MemoryWindows();
    }
}
