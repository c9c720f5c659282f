//! Gives addresses as they may be written: blanks and signs that none may hold are put in the form in
//! which it may.

/// Signs that parts of an address are told by.
const RESERVED: &[u8] = b":/?#[]@!$&'()*+,;=%";

/// Of those, the ones that a path may hold and mean nothing more by.
const IN_PATHS: &[u8] = b":/@!$&'()*+,;=";

/// An address that an author wrote.
pub fn encode(address: &str) -> String {
    encode_but(address, RESERVED)
}

/// The path of a file, whose name holds every sign as it is.
pub fn encode_path(path: &str) -> String {
    encode_but(path, IN_PATHS)
}

fn encode_but(address: &str, plain: &[u8]) -> String {
    let mut encoded = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) || plain.contains(&byte) {
            encoded.push(byte as char);
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
