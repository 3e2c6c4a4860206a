//! The page: Yew components.
