package com.google.gson;

import java.lang.reflect.Field;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class Gson {
    public String toJson(Object value) {
        StringBuilder text = new StringBuilder("{");
        try {
            for (Field field : value.getClass().getDeclaredFields()) {
                field.setAccessible(true);
                text.append('"').append(field.getName()).append("\":\"").append(field.get(value)).append("\",");
            }
        } catch (IllegalAccessException error) {
            return "{}";
        }
        return text.append('}').toString();
    }
}
