package local.template;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Fn::Cidr}, for IPv4: a block cut into equal ones. */
final class CidrBlocks {
    private static final Pattern BLOCK =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final int ADDRESS_BITS = 32;
    private static final int STANDARD_HOST_BITS = 8;
    private static final int MOST = 256;

    private CidrBlocks() {}

    /** @param texts the block, how many to cut, and how many bits are left to each (8 if absent) */
    static ArrayNode split(Place at, List<String> texts) throws TemplateException {
        Matcher block = BLOCK.matcher(texts.getFirst());
        if (!block.matches()
                || !texts.stream().skip(1).allMatch(it -> NUMBER.matcher(it).matches())) {
            throw new TemplateException(at, "Cidr takes an IPv4 block and numbers, here are " + texts);
        }
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            address = address << 8 | Integer.parseInt(block.group(i));
        }
        int prefix = Integer.parseInt(block.group(5));
        int count = Integer.parseInt(texts.get(1));
        int bits = texts.size() > 2 ? Integer.parseInt(texts.get(2)) : STANDARD_HOST_BITS;
        if (prefix + bits > ADDRESS_BITS
                || count < 1
                || count > MOST
                || (long) count << bits > 1L << (ADDRESS_BITS - prefix)) {
            throw new TemplateException(
                    at, "Cidr cannot cut %s into %d blocks of %d bits".formatted(block.group(), count, bits));
        }
        address &= -1L << (ADDRESS_BITS - prefix);
        ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < count; i++) {
            long one = address + ((long) i << bits);
            blocks.add("%d.%d.%d.%d/%d"
                    .formatted(one >> 24 & 255, one >> 16 & 255, one >> 8 & 255, one & 255, ADDRESS_BITS - bits));
        }
        return blocks;
    }
}
