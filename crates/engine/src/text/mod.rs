//! Scripts, normal forms, tokens and distances: what names and goods texts have in common.
