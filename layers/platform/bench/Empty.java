/** The floor: a JVM that says it is there. */
public class Empty {
    public static void main(String[] args) {
        System.out.println("FIRST");
    }
}
