package io.github.rethinksh.embedded;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The total order of ReQL values: by the name of the type first, then by value; strings by their UTF-8 bytes. Geometry
 * is compared as the object it is written as.
 */
final class DatumOrder {
    private DatumOrder() {}

    static int compare(Datum left, Datum right) {
        String leftType = sortingName(left);
        String rightType = sortingName(right);
        if (!leftType.equals(rightType)) {
            return leftType.compareTo(rightType);
        }
        if (left instanceof Datum.BooleanDatum a && right instanceof Datum.BooleanDatum b) {
            return Boolean.compare(a.value(), b.value());
        }
        if (left instanceof Datum.NumberDatum a && right instanceof Datum.NumberDatum b) {
            return compareNumbers(a.value(), b.value());
        }
        if (left instanceof Datum.StringDatum a && right instanceof Datum.StringDatum b) {
            return compareStrings(a.value(), b.value());
        }
        if (left instanceof Datum.ArrayDatum a && right instanceof Datum.ArrayDatum b) {
            return compareArrays(a.items(), b.items());
        }
        if (left instanceof ObjectDatum a && right instanceof ObjectDatum b) {
            return compareObjects(a, b);
        }
        return 0;
    }

    static boolean same(Datum left, Datum right) {
        return compare(left, right) == 0;
    }

    /** Order of the UTF-8 bytes, which is the order of the code points. */
    static int compareStrings(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // Surrogates stand for code points above all other characters.
                boolean oneIsSurrogate = Character.isSurrogate(a) != Character.isSurrogate(b);
                return oneIsSurrogate ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private static int compareNumbers(double left, double right) {
        return left < right ? -1 : left > right ? 1 : 0;
    }

    private static int compareArrays(List<Datum> left, List<Datum> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compareObjects(ObjectDatum left, ObjectDatum right) {
        if (left.isPseudoType(PseudoTypes.TIME)) {
            return compareNumbers(PseudoTypes.epochTime(left), PseudoTypes.epochTime(right));
        }
        if (left.isPseudoType(PseudoTypes.BINARY)) {
            return java.util.Arrays.compareUnsigned(PseudoTypes.bytes(left), PseudoTypes.bytes(right));
        }
        Iterator<Map.Entry<String, Datum>> rightFields =
                right.fields().entrySet().iterator();
        for (Map.Entry<String, Datum> field : left.fields().entrySet()) {
            if (!rightFields.hasNext()) {
                return 1;
            }
            Map.Entry<String, Datum> other = rightFields.next();
            int order = compareStrings(field.getKey(), other.getKey());
            order = order != 0 ? order : compare(field.getValue(), other.getValue());
            if (order != 0) {
                return order;
            }
        }
        return rightFields.hasNext() ? -1 : 0;
    }

    private static String sortingName(Datum datum) {
        if (datum instanceof Datum.Extreme) {
            return datum == Datum.MINVAL ? "\u0001" : "\uffff";
        }
        if (datum instanceof ObjectDatum object && object.isPseudoType(PseudoTypes.GEOMETRY)) {
            return "OBJECT";
        }
        return datum.typeName();
    }
}
